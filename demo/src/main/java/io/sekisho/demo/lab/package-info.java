/** The attack lab: thieves and honest customers who drive the real pages as browsers do, and what came of it. */
@NullMarked
package io.sekisho.demo.lab;

import org.jspecify.annotations.NullMarked;
