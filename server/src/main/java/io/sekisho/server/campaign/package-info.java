/** What many customers are told: campaigns that recommend changing secrets, followed by progress, and the public warning. */
@NullMarked
package io.sekisho.server.campaign;

import org.jspecify.annotations.NullMarked;
