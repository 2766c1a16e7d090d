package bowman.golden;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.util.List;

/** The inputs of a run that computes gradients, and the loss before each of its steps. */
public final class GoldenRun {

    private final JsonView run;
    private final JsonView torchErrors;

    /** @param torchErrors how far PyTorch's float32 is from these numbers */
    GoldenRun(JsonView run, JsonView torchErrors) {
        this.run = run;
        this.torchErrors = torchErrors;
    }

    /** The batch of images of a step. */
    public Tensor image(int step) {
        Shape shape = Shape.of(run.get("x_shape").integers());
        return GoldenTensors.image(key("input_keys", step), shape);
    }

    /** The masks of a step. */
    public Tensor target(int step) {
        Shape shape = Shape.of(run.get("target_shape").integers());
        float[] mask = GoldenTensors.mask(key("target_keys", step), run.get("target_p").number(), shape.size());
        return new Tensor(shape, mask).channelsLast();
    }

    private String key(String keys, int step) {
        return run.get(keys).elements().get(step).string();
    }

    /** The number of steps. */
    public int steps() {
        return records().size();
    }

    public double loss(int step) {
        return records().get(step).get("loss").number();
    }

    public double learningRate(int step) {
        return records().get(step).get("lr_used").number();
    }

    private List<JsonView> records() {
        return run.get("steps").elements();
    }

    /** PyTorch's largest error of the logits before the first step. */
    public double torchErrorOfLogits() {
        return torchErrors.get("logits_step0").get("max_abs").number();
    }

    /** The norm of PyTorch's error of a gradient, relative to that of the gradient; of all gradients the largest. */
    public double torchErrorOfGradients() {
        return torchErrors.get("grad_rel_l2_max").number();
    }

    /** PyTorch's largest error of a parameter's elements after the steps, for the median of the parameters. */
    public double torchErrorOfParameters() {
        return torchErrors.get("param_after3_median_max_abs").number();
    }

    /** The norm of PyTorch's error of the logits after the steps, relative to that of the logits. */
    public double torchErrorOfLaterLogits() {
        return torchErrors.get("eval_after3").get("rel_l2").number();
    }
}
