package io.sekisho.server.telephone;

/** Speaks. */
public interface Voice {

    /** The speech as G.711 mu-law samples, 8 kHz, one channel. */
    byte[] say(Speech speech);
}
