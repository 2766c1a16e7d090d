package bowman.segment;

import java.util.List;

/** The mean of the probabilities that several networks give. */
final class WindowEnsemble implements WindowModel {

    private final List<WindowNetwork> members;
    private final float[] one;

    WindowEnsemble(List<WindowNetwork> members, int size) {
        this.members = List.copyOf(members);
        this.one = new float[size * size];
    }

    @Override
    public void run(byte[] rgb, float[] probabilities) {
        members.getFirst().run(rgb, probabilities);
        for (WindowNetwork member : members.subList(1, members.size())) {
            member.run(rgb, one);
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
