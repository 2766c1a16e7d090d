package uk.ac.manchester.tornado.api;

import java.util.List;

/** An immutable graph of tasks; its memory belongs to the plans that contain it. */
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
