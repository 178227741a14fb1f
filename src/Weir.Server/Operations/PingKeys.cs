using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Schedules;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary><c>weir schedule ping-key NAME</c>: keys by which something outside tells how jobs go that run elsewhere.</summary>
public static class PingKeys
{
    /// <summary>Draws the key of a schedule; the one before ends. Only its hash is kept.</summary>
    /// <exception cref="RefusedException">There is no such schedule, or the caller may not.</exception>
    public static Task<string> DrawPingKeyAsync(
        this WeirServer server,
        Caller caller,
        ObjectName schedule,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("schedule ping-key", ScheduleKind.Word, schedule.Text);
        return server.DoAsync(
            audited,
            () =>
            {
                WeirServer.Require(caller, Operation.DrawPingKeys);
                var key = Secrets.Draw(16);
                return server.DefineAsync(
                    audited,
                    (catalog, now) =>
                    {
                        if (schedule != ScheduleDefinition.AdHoc && catalog.Find(ScheduleKind.Word, schedule.Text) is null)
                        {
                            throw new RefusedException(
                                ProblemCodes.NotFound,
                                $"there is no schedule {schedule}; 'weir export' lists those that are defined"
                            );
                        }

                        var record = new PingKeyRecord(schedule, now, caller.Actor.ToString());
                        return new DefinitionEdit<string>(
                            Without(catalog, schedule, now)
                                .WithRecord(
                                    RecordKinds.PingKey,
                                    Secrets.HashOf(key),
                                    DefinitionSets.Write(record, StoredJson.Default.PingKeyRecord),
                                    now
                                ),
                            key
                        );
                    },
                    cancellationToken
                );
            }
        );
    }

    /// <summary>Ends the key of a schedule at once.</summary>
    /// <exception cref="RefusedException">It has none, or the caller may not.</exception>
    public static Task<bool> RevokePingKeyAsync(
        this WeirServer server,
        Caller caller,
        ObjectName schedule,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("schedule ping-key revoke", ScheduleKind.Word, schedule.Text);
        return server.DoAsync(
            audited,
            () =>
            {
                WeirServer.Require(caller, Operation.DrawPingKeys);
                return server.DefineAsync(
                    audited,
                    (catalog, now) =>
                        KeysOf(catalog, schedule).Any()
                            ? new DefinitionEdit<bool>(Without(catalog, schedule, now), true)
                            : throw new RefusedException(ProblemCodes.NotFound, $"schedule {schedule} has no ping key"),
                    cancellationToken
                );
            }
        );
    }

    private static IEnumerable<string> KeysOf(DefinitionCatalog catalog, ObjectName schedule) =>
        catalog
            .Records.OfKind(RecordKinds.PingKey)
            .Where(stored => DefinitionSets.Read(stored, StoredJson.Default.PingKeyRecord).Schedule == schedule)
            .Select(stored => stored.Name);

    /// <summary>No key pings jobs of a schedule any more.</summary>
    internal static DefinitionCatalog Without(DefinitionCatalog catalog, ObjectName schedule, DateTimeOffset now) =>
        KeysOf(catalog, schedule).ToList().Aggregate(catalog, (left, hash) => left.WithRecord(RecordKinds.PingKey, hash, null, now));
}
