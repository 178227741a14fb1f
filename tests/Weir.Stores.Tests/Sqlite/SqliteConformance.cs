using Weir.Stores.Tests.Conformance;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Sqlite;

public sealed class SqliteOpenTests(PostgresCluster cluster) : OpenTests<SqliteKind>(cluster);

public sealed class SqliteCommitTests(PostgresCluster cluster) : CommitTests<SqliteKind>(cluster);

public sealed class SqliteListJobsTests(PostgresCluster cluster) : ListJobsTests<SqliteKind>(cluster);

public sealed class SqliteFindJobTests(PostgresCluster cluster) : FindJobTests<SqliteKind>(cluster);

public sealed class SqliteHistoryTests(PostgresCluster cluster) : HistoryTests<SqliteKind>(cluster);

public sealed class SqliteDefinitionTests(PostgresCluster cluster) : DefinitionTests<SqliteKind>(cluster);

public sealed class SqlitePurgeTests(PostgresCluster cluster) : PurgeTests<SqliteKind>(cluster);

public sealed class SqliteMigrationTests(PostgresCluster cluster) : MigrationTests<SqliteKind>(cluster);

public sealed class SqliteAuditTests(PostgresCluster cluster) : AuditTests<SqliteKind>(cluster);

public sealed class SqliteSetAsideTests(PostgresCluster cluster) : SetAsideTests<SqliteKind>(cluster);

public sealed class SqliteUnreadableTests(PostgresCluster cluster) : UnreadableTests<SqliteKind>(cluster);

public sealed class SqliteCheckTests(PostgresCluster cluster) : CheckTests<SqliteKind>(cluster);

public sealed class SqliteOutboxTests(PostgresCluster cluster) : OutboxTests<SqliteKind>(cluster);

public sealed class SqliteCapacityTests(PostgresCluster cluster) : CapacityTests<SqliteKind>(cluster);
