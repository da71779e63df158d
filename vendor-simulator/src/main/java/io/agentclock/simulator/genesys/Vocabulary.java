package io.agentclock.simulator.genesys;

import java.util.Set;

/**
 * The words a conversation aggregates query may use, as the vendor's library of version 198.1.0 and
 * its later documentation list them.
 */
final class Vocabulary {

  private static final Set<String> METRICS =
      words(
          """
          nBlindTransferred nBotInteractions nCobrowseSessions nConnected nConsult
          nConsultTransferred nConversations nError nOffered nOutbound nOutboundAbandoned
          nOutboundAttempted nOutboundConnected nOverSla nStateTransitionError nTakeover
          nTransferred oExternalMediaCount oMediaCount oMessageCount oMessageTurn
          oServiceLevel oServiceTarget tAbandon tAcd tActiveCallback tActiveCallbackComplete
          tAcw tAgentResponseTime tAlert tAnswered tAverageAgentResponseTime tBarging
          tCallback tCallbackComplete tCoaching tCoachingComplete tConnected tContacting
          tDialing tFirstConnect tFirstDial tFirstEngagement tFirstResponse tFlowOut tHandle
          tHeld tHeldComplete tIvr tMonitoring tMonitoringComplete tNotResponding tPark
          tParkComplete tShortAbandon tTalk tTalkComplete tUserResponseTime tVoicemail tWait
          """);

  private static final Set<String> DIMENSIONS =
      words(
          """
          activeRouting activeSkillId addressFrom addressTo agentAssistantId agentBullseyeRing
          agentOwned agentRank agentScore ani assignerId authenticated conversationId
          conversationInitiator convertedFrom convertedTo customerParticipation deliveryStatus
          destinationAddress direction disconnectType divisionId dnis edgeId
          eligibleAgentCount errorCode extendedDeliveryStatus externalContactId
          externalMediaCount externalOrganizationId externalTag firstQueue flaggedReason
          flowInType flowOutType groupId interactionType journeyActionId journeyActionMapId
          journeyActionMapVersion journeyCustomerId journeyCustomerIdType
          journeyCustomerSessionId journeyCustomerSessionIdType knowledgeBaseId mediaCount
          mediaType messageType originatingDirection outboundCampaignId outboundContactId
          outboundContactListId participantName peerId proposedAgentId provider purpose
          queueId remote removedSkillId reoffered requestedLanguageId requestedRouting
          requestedRoutingSkillId roomId routingPriority routingRing routingRule
          routingRuleType scoredAgentId selectedAgentId selectedAgentRank selfServed
          sessionDnis sessionId stationId teamId usedRouting userId waitingInteractionCount
          wrapUpCode
          """);

  private Vocabulary() {}

  static boolean isMetric(String name) {
    return METRICS.contains(name) || name.startsWith("nCallback");
  }

  static boolean isDimension(String name) {
    return DIMENSIONS.contains(name);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
