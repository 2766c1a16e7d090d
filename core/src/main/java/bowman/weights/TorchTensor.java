package bowman.weights;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.util.List;

/**
 * A tensor of a PyTorch checkpoint: a view of a storage, which may be transposed, partial or shared with other tensors.
 *
 * @param storage the storage with its elements and perhaps others
 * @param offset the index of its first element in the storage
 * @param extents the extents, outermost first
 * @param strides the distance in the storage between neighbours along each axis, in elements
 */
record TorchTensor(TorchStorage storage, long offset, List<Long> extents, List<Long> strides) {

    /** PyTorch's own limit. */
    private static final int LARGEST_RANK = 64;

    TorchTensor {
        extents = List.copyOf(extents);
        strides = List.copyOf(strides);
        if (extents.size() != strides.size() || extents.size() > LARGEST_RANK || offset < 0
                || extents.stream().anyMatch(extent -> extent < 0) || strides.stream().anyMatch(stride -> stride < 0)) {
            throw new TorchDefectException("a tensor has the shape " + limited(extents) + ", the strides "
                    + limited(strides) + " and the offset " + offset + ", which is not a view of a storage;"
                    + " the file is damaged, copy or download it again");
        }
        try {
            check(storage, offset, extents, strides);
        } catch (ArithmeticException e) {
            throw beyond(storage, extents);
        }
    }

    private static void check(TorchStorage storage, long offset, List<Long> extents, List<Long> strides) {
        long elements = extents.stream().reduce(1L, Math::multiplyExact);
        if (elements > 0 && Math.addExact(offset, reach(extents, strides)) >= storage.elements()) {
            throw beyond(storage, extents);
        }
        if (elements > storage.elements()) {
            throw new TorchDefectException("a tensor of shape " + limited(extents) + " repeats the "
                    + storage.elements() + " numbers of its storage; save it with .contiguous()");
        }
    }

    private static TorchDefectException beyond(TorchStorage storage, List<Long> extents) {
        return new TorchDefectException("a tensor of shape " + limited(extents) + " reaches beyond its storage of "
                + storage.elements() + " numbers; the file is damaged, copy or download it again");
    }

    private static String limited(List<Long> numbers) {
        return numbers.size() > LARGEST_RANK ? "of " + numbers.size() + " axes" : numbers.toString();
    }

    /** The distance in the storage from the first element to the farthest one. */
    private static long reach(List<Long> extents, List<Long> strides) {
        long reach = 0;
        for (int axis = 0; axis < extents.size(); axis++) {
            reach = Math.addExact(reach, Math.multiplyExact(extents.get(axis) - 1, strides.get(axis)));
        }
        return reach;
    }

    /** Returns the number of elements. */
    long elements() {
        return extents.stream().reduce(1L, (a, b) -> a * b);
    }

    /** Returns the number of elements of the storage from the tensor's first to its last one, both included. */
    long span() {
        return reach(extents, strides) + 1;
    }

    /** Returns the tensor, read from the elements of the storage from its offset on. */
    Tensor of(Shape shape, float[] span) {
        return new Tensor(shape, isContiguous() ? span : gathered(shape, span));
    }

    private boolean isContiguous() {
        long stride = 1;
        for (int axis = extents.size() - 1; axis >= 0; axis--) {
            if (extents.get(axis) > 1 && strides.get(axis) != stride) {
                return false;
            }
            stride *= extents.get(axis);
        }
        return true;
    }

    private float[] gathered(Shape shape, float[] span) {
        float[] gathered = new float[shape.size()];
        int[] index = new int[shape.rank()];
        long at = 0;
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = span[(int) at];
            for (int axis = index.length - 1; axis >= 0; axis--) {
                at += strides.get(axis);
                if (++index[axis] < shape.extent(axis)) {
                    break;
                }
                at -= strides.get(axis) * index[axis];
                index[axis] = 0;
            }
        }
        return gathered;
    }
}
