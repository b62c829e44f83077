/** What a brokerage has: customers, their holdings and money, and a market; all of it made up from a seed. */
@NullMarked
package io.sekisho.demo.brokerage;

import org.jspecify.annotations.NullMarked;
