using System.Globalization;
using Weir.Capacity;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Server.Definitions;
using Calendar = Weir.Schedules.Calendar;

namespace Weir.Server.Operations;

/// <summary>Changes one thing that a definition says, as <c>weir apply</c> of the changed definition does; what events ask for.</summary>
public static class ChangeDefinitions
{
    private const int MostDates = 10_000;

    /// <summary>Puts dates into a calendar.</summary>
    /// <exception cref="RefusedException">The caller may not, there is no such calendar, or it would have too many dates.</exception>
    public static Task<string> AddDatesAsync(
        this WeirServer server,
        Caller caller,
        ObjectName calendar,
        IReadOnlyList<DateOnly> dates,
        CancellationToken cancellationToken
    ) => ChangeAsync(server, caller, "calendar add", calendar, known => [.. known.Union(dates).Order()], cancellationToken);

    /// <summary>Takes dates out of a calendar.</summary>
    /// <exception cref="RefusedException">The caller may not, or there is no such calendar.</exception>
    public static Task<string> RemoveDatesAsync(
        this WeirServer server,
        Caller caller,
        ObjectName calendar,
        IReadOnlyList<DateOnly> dates,
        CancellationToken cancellationToken
    ) => ChangeAsync(server, caller, "calendar remove", calendar, known => [.. known.Except(dates)], cancellationToken);

    /// <summary>Defines how many queued jobs a machine runs at once.</summary>
    /// <exception cref="RefusedException">The caller may not, or nobody knows the machine.</exception>
    public static Task<string> SetSlotsAsync(
        this WeirServer server,
        Caller caller,
        ObjectName machine,
        int slots,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            server,
            caller,
            "machine slots",
            machine,
            known => known with { Slots = slots },
            string.Create(CultureInfo.InvariantCulture, $"runs {slots} queued jobs at once"),
            cancellationToken
        );

    /// <summary>Defines whether a machine starts nothing that waits.</summary>
    /// <exception cref="RefusedException">The caller may not, or nobody knows the machine.</exception>
    public static Task<string> SetDrainingAsync(
        this WeirServer server,
        Caller caller,
        ObjectName machine,
        bool draining,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            server,
            caller,
            "machine drain",
            machine,
            known => known with { Draining = draining },
            draining ? "starts nothing that waits" : "starts what waits",
            cancellationToken
        );

    private static Task<string> ChangeAsync(
        WeirServer server,
        Caller caller,
        string action,
        ObjectName name,
        Func<IReadOnlyList<DateOnly>, IReadOnlyList<DateOnly>> change,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(caller);
        return DefineAsync(
            server,
            caller,
            caller.To(action, CalendarKind.Word, name.Text),
            (catalog, now) =>
            {
                var known =
                    Find<Calendar>(catalog, CalendarKind.Word, name)
                    ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no calendar {name} to change: weir apply defines one");
                var dates = change(known.Dates);
                if (dates.Count > MostDates)
                {
                    throw new RefusedException(
                        ProblemCodes.TooMany,
                        $"calendar {known.Name} would have {dates.Count} dates, and {MostDates} are the most by events"
                    );
                }

                var kept = dates.SequenceEqual(known.Dates)
                    ? catalog
                    : catalog.With(CalendarKind.Define(known with { Dates = dates }), now, caller.Actor);
                return new DefinitionEdit<string>(
                    kept,
                    string.Create(CultureInfo.InvariantCulture, $"calendar {known.Name} has {dates.Count} dates")
                );
            },
            cancellationToken
        );
    }

    private static async Task<string> ChangeAsync(
        WeirServer server,
        Caller caller,
        string action,
        ObjectName name,
        Func<MachineDefinition, MachineDefinition> change,
        string what,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var isKnown = await server.ReadAsync(view => view.Agents.ContainsKey(name.Text), cancellationToken).ConfigureAwait(false);
        return await DefineAsync(
                server,
                caller,
                caller.To(action, MachineKind.Word, name.Text),
                (catalog, now) =>
                {
                    var known = Find<MachineDefinition>(catalog, MachineKind.Word, name);
                    if (known is null && !isKnown)
                    {
                        throw new RefusedException(
                            ProblemCodes.NotFound,
                            $"there is no machine {name}; 'weir agents' lists those there are"
                        );
                    }

                    var made = change(known ?? new MachineDefinition(name.Text));
                    var kept = made == known ? catalog : catalog.With(MachineKind.Define(made), now, caller.Actor);
                    return new DefinitionEdit<string>(kept, $"machine {made.Name} {what}");
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static Task<string> DefineAsync(
        WeirServer server,
        Caller caller,
        AuditedAction audited,
        Func<DefinitionCatalog, DateTimeOffset, DefinitionEdit<string>> edit,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.DoAsync(
            audited,
            () =>
            {
                WeirServer.Require(caller, Operation.ApplyDefinitions);
                return server.DefineAsync(audited, edit, cancellationToken);
            }
        );
    }

    private static T? Find<T>(DefinitionCatalog catalog, string kind, ObjectName name)
        where T : class => catalog.Find(kind, name.Text) is { } stored ? (T)catalog.Read(stored).Subject : null;
}
