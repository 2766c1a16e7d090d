package bowman.golden;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * PyTorch's results for a network whose weights are {@link GoldenTensors#variable}: logits, each module's result, and
 * three steps of training with NAdam without anything dropped. Maps are (n, h, w, c) here.
 */
public final class ModelGolden {

    /** The run of which the gradients of prediction are known: batch norms use their running statistics. */
    public static final String FROZEN = "frozen2x64";

    private static final String TRAINING = "train2x64";

    /** Two samples are too few where batch norms are: even PyTorch's float32 does not come near. */
    private static final String TRAINING_OF_BATCH_NORMS = "train8x64";

    private static final String EVALUATION = "eval_";
    private static final String EVERY_FOURTH = "_stride4";

    private final String model;
    private final JsonView index;
    private final byte[] logits;

    private ModelGolden(String model) {
        this.model = model;
        this.index = Resource.json("index_" + model + ".json");
        this.logits = Resource.bytes("logits_" + model + ".bin");
    }

    /** The data of a model such as {@code fpn_mit_b2}. */
    public static ModelGolden load(String model) {
        return new ModelGolden(model);
    }

    /** The name of the architecture: decoder and encoder. */
    public String architecture() {
        return model.replaceFirst("^unetpp_", "unetplusplus_").replaceFirst("_resnest", "_timm-resnest")
                .replaceFirst("_", "/");
    }

    /** Returns whether the network has batch norms: if so, it has {@link #statistics()} and the run {@link #FROZEN}. */
    public boolean hasBatchNorms() {
        return index.has(FROZEN);
    }

    /** The run that was trained. */
    public String training() {
        return hasBatchNorms() ? TRAINING_OF_BATCH_NORMS : TRAINING;
    }

    /** A run that computed gradients. */
    public GoldenRun run(String name) {
        return new GoldenRun(index.get(name), index.get("float32_error_of_torch").get(name));
    }

    /** The predictions: {@code eval_a} and so on; those that end with {@code _stride4} keep every fourth pixel. */
    public List<String> evaluations() {
        return index.get("tensors").members().keySet().stream().filter(name -> name.startsWith(EVALUATION)).toList();
    }

    /** The distance between the pixels that are kept. */
    public static int stride(String evaluation) {
        return evaluation.endsWith(EVERY_FOURTH) ? 4 : 1;
    }

    /** The image of a prediction, or of a run's first step. */
    public Tensor image(String run) {
        if (!run.startsWith(EVALUATION)) {
            return run(run).image(0);
        }
        JsonView input = index.get("inputs").get(run.replace(EVALUATION, "").replace(EVERY_FOURTH, ""));
        return GoldenTensors.image(input.get("key").string(), Shape.of(input.get("shape").integers()));
    }

    /** Logits of a prediction, of the training's first step, or of a prediction after the training. */
    public Tensor logits(String tensor) {
        JsonView entry = index.get("tensors").get(tensor);
        Shape shape = Shape.of(entry.get("shape").integers());
        float[] data = Resource.floats(logits, entry.get("offset_bytes").integer(), shape.size());
        return new Tensor(shape, data).channelsLast();
    }

    /** The runs of which it is known what each module gave. */
    public List<String> runsWithStages() {
        return stages().members().keySet().stream().filter(run -> !run.endsWith("_logits")).toList();
    }

    /** The result of each module, by its path. */
    public Map<String, GoldenStage> stages(String run) {
        Map<String, GoldenStage> all = new LinkedHashMap<>();
        stages().get(run).members().forEach((path, json) -> all.put(path, GoldenStage.of(json)));
        return all;
    }

    /** Networks of which only logits are known have none. */
    private JsonView stages() {
        return Resource.json("stages_" + model + ".json");
    }

    /** The change of each parameter by the training. */
    public List<GoldenParameter> parameters() {
        return lines("train_" + model + "_" + training()).map(GoldenParameter::of).toList();
    }

    /** The gradients of the run {@link #FROZEN}. */
    public List<GoldenGradient> frozenGradients() {
        return lines("train_" + model + "_" + FROZEN).map(GoldenGradient::of).toList();
    }

    /** The change of each running mean and variance by the training. */
    public List<GoldenStatistic> statistics() {
        return hasBatchNorms() ? lines("bn_" + model + "_" + training()).map(GoldenStatistic::of).toList() : List.of();
    }

    private static Stream<String[]> lines(String table) {
        return Resource.text(table + ".tsv").lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"));
    }

    /** The messages for images of sizes that the network does not take; none if it takes all. */
    public Map<Shape, String> refusals() {
        Map<Shape, String> refusals = new LinkedHashMap<>();
        index.get("non_multiple").members().forEach((tuple, message) -> {
            if (message.string().equals("no error")) {
                return;
            }
            String[] extents = tuple.replaceAll("[() ]", "").split(",");
            refusals.put(Shape.map(Integer.parseInt(extents[0]), Integer.parseInt(extents[2]),
                    Integer.parseInt(extents[3]), Integer.parseInt(extents[1])),
                    message.string().replaceFirst("^\\w+: ", ""));
        });
        return refusals;
    }
}
