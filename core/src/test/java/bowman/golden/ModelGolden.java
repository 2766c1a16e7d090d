package bowman.golden;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What PyTorch gave for a network whose weights are {@link GoldenTensors#variable}: logits, what each module gave, and
 * three steps of training with NAdam without anything dropped. Maps are (n, h, w, c) here.
 */
public final class ModelGolden {

    /** The run that was trained. */
    public static final String TRAINING = "train2x64";

    private static final String EVALUATION = "eval_";
    private static final String EVERY_FOURTH = "_stride4";

    private final String model;
    private final Json index;
    private final Json stages;
    private final byte[] logits;

    private ModelGolden(String model) {
        this.model = model;
        this.index = Resource.json("index_" + model + ".json");
        this.stages = Resource.json("stages_" + model + ".json");
        this.logits = Resource.bytes("logits_" + model + ".bin");
    }

    /** The data of a model such as {@code fpn_mit_b2}. */
    public static ModelGolden load(String model) {
        return new ModelGolden(model);
    }

    /** The name of the architecture: decoder and encoder. */
    public String architecture() {
        return model.replaceFirst("_", "/");
    }

    /** The predictions: {@code eval_a} and so on; those that end with {@code _stride4} keep every fourth pixel. */
    public List<String> evaluations() {
        return index.get("tensors").members().keySet().stream().filter(name -> name.startsWith(EVALUATION)).toList();
    }

    /** How far the pixels that are kept lie apart. */
    public static int stride(String evaluation) {
        return evaluation.endsWith(EVERY_FOURTH) ? 4 : 1;
    }

    /** The image of a prediction, or of the training's first step. */
    public Tensor image(String run) {
        if (run.equals(TRAINING)) {
            return trainingImage(0);
        }
        Json input = index.get("inputs").get(run.replace(EVALUATION, "").replace(EVERY_FOURTH, ""));
        return image(input.get("key").string(), Shape.of(input.get("shape").integers()));
    }

    /** The batch of images of a step. */
    public Tensor trainingImage(int step) {
        Json run = index.get(TRAINING);
        return image(run.get("input_keys").elements().get(step).string(), Shape.of(run.get("x_shape").integers()));
    }

    private static Tensor image(String key, Shape shape) {
        return new Tensor(shape, GoldenTensors.uniform(key, 0, 1, shape.size())).channelsLast();
    }

    /** The masks of a step. */
    public Tensor trainingTarget(int step) {
        Json run = index.get(TRAINING);
        Shape shape = Shape.of(run.get("target_shape").integers());
        String key = run.get("target_keys").elements().get(step).string();
        return new Tensor(shape, GoldenTensors.mask(key, run.get("target_p").number(), shape.size())).channelsLast();
    }

    /** The number of steps. */
    public int steps() {
        return index.get(TRAINING).get("steps").elements().size();
    }

    public double loss(int step) {
        return index.get(TRAINING).get("steps").elements().get(step).get("loss").number();
    }

    public double learningRate(int step) {
        return index.get(TRAINING).get("steps").elements().get(step).get("lr_used").number();
    }

    /** Logits of a prediction, of the training's first step, or of a prediction after the training. */
    public Tensor logits(String tensor) {
        Json entry = index.get("tensors").get(tensor);
        Shape shape = Shape.of(entry.get("shape").integers());
        float[] data = Resource.floats(logits, entry.get("offset_bytes").integer(), shape.size());
        return new Tensor(shape, data).channelsLast();
    }

    /** The runs of which it is known what each module gave. */
    public List<String> runsWithStages() {
        return stages.members().keySet().stream().filter(run -> !run.endsWith("_logits")).toList();
    }

    /** What each module gave, by its path. */
    public Map<String, GoldenStage> stages(String run) {
        Map<String, GoldenStage> all = new LinkedHashMap<>();
        stages.get(run).members().forEach((path, json) -> all.put(path, GoldenStage.of(json)));
        return all;
    }

    /** What the training did to each parameter. */
    public List<GoldenParameter> parameters() {
        return Resource.text("train_" + model + "_" + TRAINING + ".tsv").lines().filter(line -> !line.startsWith("#"))
                .map(GoldenParameter::of).toList();
    }

    /** The largest difference of PyTorch's float32 losses to these, by step. */
    public double torchErrorOfLoss(int step) {
        return torchErrorOfTraining().get("loss_abs").elements().get(step).number();
    }

    /** The largest difference of PyTorch's float32 logits to these after the training. */
    public double torchErrorOfLogitsAfterTraining() {
        return torchErrorOfTraining().get("eval_after3").get("max_abs").number();
    }

    private Json torchErrorOfTraining() {
        return index.get("float32_error_of_torch").get(TRAINING);
    }

    /** The messages for images of sizes that the network does not take. */
    public Map<Shape, String> refusals() {
        Map<Shape, String> refusals = new LinkedHashMap<>();
        index.get("non_multiple").members().forEach((tuple, message) -> {
            String[] extents = tuple.replaceAll("[() ]", "").split(",");
            refusals.put(Shape.map(Integer.parseInt(extents[0]), Integer.parseInt(extents[2]),
                    Integer.parseInt(extents[3]), Integer.parseInt(extents[1])),
                    message.string().replaceFirst("^\\w+: ", ""));
        });
        return refusals;
    }
}
