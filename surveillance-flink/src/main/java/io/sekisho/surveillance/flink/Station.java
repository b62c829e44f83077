package io.sekisho.surveillance.flink;

import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/** Flink's operator for {@link Watching}, with what a function by itself cannot do: to write the state of many keys before a checkpoint. */
final class Station extends KeyedProcessOperator<String, Shown, Message> {

    private static final long serialVersionUID = 1;

    private final Watching watching;

    Station(Watching watching) {
        super(watching);
        this.watching = watching;
    }

    @Override
    public void open() throws Exception {
        watching.turningBy(this::setCurrentKey);
        super.open();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        watching.beforeCheckpoint();
    }
}
