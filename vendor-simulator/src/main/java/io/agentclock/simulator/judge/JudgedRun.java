package io.agentclock.simulator.judge;

/** The start of a run, and whether it is a login or a logout. */
record JudgedRun(long atMs, Judged what, boolean login, boolean logout) {}
