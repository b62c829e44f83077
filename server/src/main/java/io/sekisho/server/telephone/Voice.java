package io.sekisho.server.telephone;

/** Speaks. */
@FunctionalInterface
public interface Voice {

    /** @return the sentences as sound: ITU-T G.711 µ-law, 8000 samples a second, one channel, no header */
    byte[] say(Speech speech);
}
