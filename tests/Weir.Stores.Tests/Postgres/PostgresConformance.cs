using Weir.Stores.Tests.Conformance;

namespace Weir.Stores.Tests.Postgres;

public sealed class PostgresOpenTests(PostgresCluster cluster) : OpenTests<PostgresKind>(cluster);

public sealed class PostgresCommitTests(PostgresCluster cluster) : CommitTests<PostgresKind>(cluster);

public sealed class PostgresListJobsTests(PostgresCluster cluster) : ListJobsTests<PostgresKind>(cluster);

public sealed class PostgresFindJobTests(PostgresCluster cluster) : FindJobTests<PostgresKind>(cluster);

public sealed class PostgresHistoryTests(PostgresCluster cluster) : HistoryTests<PostgresKind>(cluster);

public sealed class PostgresDefinitionTests(PostgresCluster cluster) : DefinitionTests<PostgresKind>(cluster);

public sealed class PostgresPurgeTests(PostgresCluster cluster) : PurgeTests<PostgresKind>(cluster);

public sealed class PostgresMigrationTests(PostgresCluster cluster) : MigrationTests<PostgresKind>(cluster);

public sealed class PostgresAuditTests(PostgresCluster cluster) : AuditTests<PostgresKind>(cluster);

public sealed class PostgresSetAsideTests(PostgresCluster cluster) : SetAsideTests<PostgresKind>(cluster);

public sealed class PostgresUnreadableTests(PostgresCluster cluster) : UnreadableTests<PostgresKind>(cluster);

public sealed class PostgresCheckTests(PostgresCluster cluster) : CheckTests<PostgresKind>(cluster);

public sealed class PostgresOutboxTests(PostgresCluster cluster) : OutboxTests<PostgresKind>(cluster);

public sealed class PostgresCapacityTests(PostgresCluster cluster) : CapacityTests<PostgresKind>(cluster);
