package io.sekisho.demo.gate;

import io.sekisho.client.ClientInfo;
import io.sekisho.client.Event;
import io.sekisho.demo.brokerage.Activity;

/**
 * An operation that Sekisho holds.
 *
 * @param event      as Sekisho was told; it must be repeated just so
 * @param client     that asked for it
 * @param assessment by which it was held
 * @param line       of the customer's history that says so
 */
record Held(Visit visit, Action action, Event event, ClientInfo client, String assessment, Activity line) {}
