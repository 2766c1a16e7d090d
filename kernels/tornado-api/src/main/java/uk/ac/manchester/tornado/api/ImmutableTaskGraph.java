package uk.ac.manchester.tornado.api;

import java.util.List;

/** A graph of tasks that does not change any more; its memory belongs to the plans that it is part of. */
public class ImmutableTaskGraph {

    final String name;
    final List<Task> tasks;
    final Transfers transfers;

    ImmutableTaskGraph(String name, List<Task> tasks, Transfers transfers) {
        this.name = name;
        this.tasks = tasks;
        this.transfers = transfers;
    }
}
