package bowman.segment;

import bowman.model.TrainedNetwork;
import bowman.runtime.Backend;
import bowman.runtime.Workers;
import java.util.ArrayList;
import java.util.List;

/** The mean of the probabilities of several networks. */
final class WindowEnsemble implements WindowModel {

    private final List<WindowNetwork> members;
    private final float[] one;

    /**
     * Compiles networks.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    static WindowEnsemble of(List<TrainedNetwork> networks, int size, Backend backend, Workers workers) {
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("a segmentation needs at least one network");
        }
        List<WindowNetwork> members = new ArrayList<>();
        try {
            for (TrainedNetwork network : networks) {
                members.add(new WindowNetwork(network.architecture(), network.weights(), size, backend, workers));
            }
        } catch (RuntimeException e) {
            members.forEach(WindowNetwork::close);
            throw e;
        }
        return new WindowEnsemble(members, size);
    }

    WindowEnsemble(List<WindowNetwork> members, int size) {
        this.members = List.copyOf(members);
        this.one = new float[size * size];
    }

    @Override
    public void run(float[] colors, float[] probabilities) {
        members.getFirst().run(colors, probabilities);
        for (WindowNetwork member : members.subList(1, members.size())) {
            member.run(colors, one);
            for (int i = 0; i < one.length; i++) {
                probabilities[i] += one[i];
            }
        }
        for (int i = 0; i < one.length; i++) {
            probabilities[i] /= members.size();
        }
    }

    @Override
    public void close() {
        members.forEach(WindowNetwork::close);
    }
}
