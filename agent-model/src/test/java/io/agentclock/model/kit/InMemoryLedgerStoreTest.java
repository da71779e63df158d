package io.agentclock.model.kit;

import io.agentclock.model.ledger.LedgerStore;

/** The contract over sorted maps: what the contract means, without bytes. */
final class InMemoryLedgerStoreTest extends LedgerStoreContract {

  private final LedgerStore store = new InMemoryLedgerStore();

  @Override
  protected LedgerStore store() {
    return store;
  }
}
