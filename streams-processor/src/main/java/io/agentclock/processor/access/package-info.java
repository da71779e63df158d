/** Who may ask the internal port. */
package io.agentclock.processor.access;
