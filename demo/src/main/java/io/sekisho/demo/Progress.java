package io.sekisho.demo;

/** Told how far the preparation is. */
public interface Progress {

    Progress UNSEEN = new Progress() {
        @Override
        public void begin(int steps) {}

        @Override
        public void step() {}
    };

    void begin(int steps);

    void step();
}
