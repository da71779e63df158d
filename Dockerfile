# One image for all services; the command says which one runs:
#   docker build -t agentclock . && docker run agentclock query
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUN_IMAGE=eclipse-temurin:17-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q -DskipTests -Dspotless.check.skip -pl quickstart -am package

# RocksDB needs glibc: no Alpine image here.
FROM ${RUN_IMAGE}
RUN groupadd --system --gid 10001 agentclock \
    && useradd --system --uid 10001 --gid agentclock --home-dir /var/lib/agentclock agentclock \
    && mkdir -p /var/lib/agentclock/state \
    && chown -R agentclock:agentclock /var/lib/agentclock
WORKDIR /opt/agentclock
COPY --from=build /src/agentclock ./
COPY --from=build /src/quickstart/target/lib quickstart/target/lib
COPY --from=build /src/quickstart/target/quickstart.jar quickstart/target/
ENV AGENTCLOCK_PROCESSOR_STATE_DIR=/var/lib/agentclock/state
VOLUME /var/lib/agentclock/state
USER agentclock
ENTRYPOINT ["/opt/agentclock/agentclock"]
CMD ["help"]
