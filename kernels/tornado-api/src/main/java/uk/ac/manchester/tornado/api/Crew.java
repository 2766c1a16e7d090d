package uk.ac.manchester.tornado.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import uk.ac.manchester.tornado.api.NdRange.Extent;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/**
 * Virtual threads that run work groups, one group after the other, and the items of a group in turns: an item runs
 * until it reaches a barrier or ends, then the next item runs. If no item reaches a barrier, one thread runs all items.
 *
 * <p>One item running at a time makes results repeatable and a missing barrier visible: an item then reads elements
 * that its neighbours have not written yet, or have already overwritten. The order of the items is ascending or
 * descending, alternating from barrier to barrier and from group to group, so that missing barriers towards neighbours
 * on both sides show.
 */
final class Crew {

    private final Launch launch;
    private final NdRange range;
    private final long localBytes;
    private final int items;
    private final Member[] memberIn;
    private final Deque<Member> idle = new ArrayDeque<>();
    private final CountDownLatch finished = new CountDownLatch(1);

    private long group;
    private Extent groupId;
    private LocalMemory local;
    private int barriers;
    private int arrived;
    private boolean ending;
    private volatile boolean failed;

    Crew(Launch launch) {
        this.launch = launch;
        this.range = launch.range();
        this.localBytes = TornadoRuntimeProvider.getTornadoRuntime().getDefaultDevice().getDeviceLocalMemorySize();
        this.items = (int) range.local().items();
        this.memberIn = new Member[items];
    }

    void start() {
        if (beginGroup()) {
            new Member().begin(turn(0));
        } else {
            finished.countDown();
        }
    }

    /**
     * Waits for the end, however often the thread is interrupted; the thread's interrupt status is restored at the end.
     */
    void join() {
        boolean interrupted = Thread.interrupted();
        while (finished.getCount() > 0) {
            try {
                finished.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    LocalMemory local() {
        return local;
    }

    /** Returns when all items of the group have reached this barrier. */
    void barrier(int item) {
        int next = arrive(false);
        if (next == item) {
            return;
        }
        Member member = memberIn[item];
        if (memberIn[next] != null) {
            memberIn[next].resume();
        } else {
            Member other = idle.poll();
            (other == null ? new Member() : other).begin(next);
        }
        member.await();
        if (failed) {
            throw new AbandonedException();
        }
    }

    private boolean beginGroup() {
        group = launch.nextGroup();
        if (group < 0) {
            return false;
        }
        groupId = range.groups().at(group);
        local = new LocalMemory(localBytes);
        barriers = 0;
        return true;
    }

    private int turn(int place) {
        return (group + barriers) % 2 == 0 ? place : items - 1 - place;
    }

    /**
     * Records that the running item has reached a barrier or ended, and returns the item that runs next, or -1 after
     * the last.
     */
    private int arrive(boolean end) {
        if (arrived == 0) {
            ending = end;
        } else if (ending != end) {
            throw new IllegalStateException("not all items of a work group meet barrier " + (barriers + 1));
        }
        arrived++;
        if (arrived < items) {
            return turn(arrived);
        }
        arrived = 0;
        if (end) {
            return beginGroup() ? turn(0) : -1;
        }
        barriers++;
        return turn(0);
    }

    /** Ends all threads. */
    private void finish(Member last) {
        for (Member member : memberIn) {
            if (member != null && member != last) {
                member.resume();
            }
        }
        idle.forEach(member -> member.begin(-1));
        finished.countDown();
    }

    /** A thread that runs items; only one runs at a time, and hands over to the next by a volatile write. */
    private final class Member implements Runnable {

        private final Thread thread = Thread.ofVirtual().unstarted(this);
        private volatile boolean called;
        private int item;

        /** Lets this member, which is new or idle, run an item from its beginning. */
        void begin(int item) {
            this.item = item;
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            } else {
                resume();
            }
        }

        void resume() {
            called = true;
            LockSupport.unpark(thread);
        }

        void await() {
            while (!called) {
                LockSupport.park(this);
            }
            called = false;
        }

        @Override
        public void run() {
            try {
                while (item >= 0) {
                    runItem();
                }
            } catch (AbandonedException _) {
                return;
            } catch (RuntimeException | Error cause) {
                launch.fail(cause);
                failed = true;
                finish(this);
            }
        }

        private void runItem() {
            memberIn[item] = this;
            launch.run(new KernelContext(Crew.this, item, range.local().at(item), groupId, range));
            memberIn[item] = null;
            int next = arrive(true);
            if (next < 0) {
                finish(this);
                item = -1;
            } else if (memberIn[next] == null) {
                item = next;
            } else {
                idle.push(this);
                memberIn[next].resume();
                await();
            }
        }
    }

    /** Unwinds an item whose group another item has failed. */
    private static final class AbandonedException extends RuntimeException {

        AbandonedException() {
            super(null, null, false, false);
        }
    }
}
