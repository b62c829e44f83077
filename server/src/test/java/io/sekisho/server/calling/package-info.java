/** Real calls for tests: SIPp, and what is heard and said by RTP. */
package io.sekisho.server.calling;
