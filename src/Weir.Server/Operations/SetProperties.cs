using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Protocol;
using Weir.Protocol.Properties;
using Weir.Server.Definitions;
using Weir.Server.Loop;

namespace Weir.Server.Operations;

/// <summary><c>weir property set|delete NAME</c>.</summary>
public static class SetProperties
{
    private const string Kind = "property";

    /// <summary>The most that there are.</summary>
    private const int Most = 20_000;

    /// <summary>The most that jobs of one user have, where the user sets them.</summary>
    private const int MostOfUser = 1000;

    /// <summary>Sets a property, which is made where it is new.</summary>
    /// <param name="server">The server.</param>
    /// <param name="caller">Who asks: of a job its user, of all else an operator.</param>
    /// <param name="path">Which.</param>
    /// <param name="value">What it is to hold.</param>
    /// <param name="mustExist">Whether it is refused where it is new, as the original's <c>$PROPERTY:SET</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RefusedException">The caller may not, what it is of is not there, or there are too many.</exception>
    public static Task<PropertyView> SetPropertyAsync(
        this WeirServer server,
        Caller caller,
        PropertyPath path,
        string value,
        bool mustExist,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(path);
        var audited = caller.To("property set", Kind, path.ToString());
        return server.DoAsync(
            audited,
            async () =>
            {
                if (!PropertyValue.TryParse(value, out var text))
                {
                    throw new RefusedException(ProblemCodes.BadRequest, $"this is no value of a property: {PropertyValue.Allowed}");
                }

                var (at, job) = await server.FindAsync(caller, path, cancellationToken).ConfigureAwait(false);
                return await server
                    .DefineAsync(audited, (catalog, now) => Set(catalog, caller, at, job, text, mustExist, now), cancellationToken)
                    .ConfigureAwait(false);
            }
        );
    }

    /// <summary>Deletes a property, and says what it held.</summary>
    /// <exception cref="RefusedException">The caller may not, or there is none such.</exception>
    public static Task<PropertyView> DeletePropertyAsync(
        this WeirServer server,
        Caller caller,
        PropertyPath path,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(path);
        var audited = caller.To("property delete", Kind, path.ToString());
        return server.DoAsync(
            audited,
            async () =>
            {
                var (at, _) = await server.FindAsync(caller, path, cancellationToken).ConfigureAwait(false);
                return await server
                    .DefineAsync(
                        audited,
                        (catalog, now) =>
                            StoredProperties.Find(catalog, at) is { } known
                                ? new DefinitionEdit<PropertyView>(catalog.With(at.ToString(), null, now), known.ToView())
                                : throw None(at),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
        );
    }

    internal static RefusedException None(PropertyPath path) =>
        new(ProblemCodes.NotFound, $"there is no property {path}; 'weir property list' lists those there are");

    // What it is of must be there, and the caller's to give properties to; a job is known by its number from then on.
    private static async Task<(PropertyPath Path, Job? Job)> FindAsync(
        this WeirServer server,
        Caller caller,
        PropertyPath path,
        CancellationToken cancellationToken
    )
    {
        if (path.Scope != PropertyScope.JI)
        {
            WeirServer.Require(caller, Operation.SetProperties);
            if (await server.ReadAsync(view => WhyNot(view, path), cancellationToken).ConfigureAwait(false) is { } why)
            {
                throw new RefusedException(ProblemCodes.NotFound, why);
            }

            return (path, null);
        }

        WeirServer.Require(caller, Operation.SetJobProperties);
        var number = await server.NumberOfAsync(path, cancellationToken).ConfigureAwait(false);
        return
            await server.Store.FindJobAsync(number, cancellationToken).ConfigureAwait(false) is { } job
            && Authority.Allows(caller, Operation.SetJobProperties, job.OwnerOf())
            ? (PropertyPath.OfJob(path.Name, number), job)
            : throw new RefusedException(ProblemCodes.NotFound, $"there is no job that property {path} would be of");
    }

    internal static async Task<TrackingNumber> NumberOfAsync(this WeirServer server, PropertyPath path, CancellationToken cancellationToken)
    {
        if (path.Number is { } number)
        {
            return number;
        }

        var filter = new JobFilter
        {
            Schedule = path.Schedule,
            Date = path.Date,
            Name = path.Job,
            Limit = 1,
        };
        return await server.Store.ListJobsAsync(filter, cancellationToken).ConfigureAwait(false) is [var job, ..]
            ? job.Number
            : throw new RefusedException(ProblemCodes.NotFound, $"there is no job that property {path} would be of");
    }

    private static string? WhyNoMore(DefinitionCatalog catalog, Caller caller, Job? job) =>
        catalog.Records.CountOf(RecordKinds.Property) >= Most ? $"there are {Most} properties"
        : !caller.IsOperator && StoredProperties.All(catalog).Count(known => known.OwnerOf() == job?.OwnerOf()) >= MostOfUser
            ? $"jobs of {caller.User} have {MostOfUser} properties"
        : null;

    private static string? WhyNot(DayView view, PropertyPath path) =>
        path switch
        {
            { Scope: PropertyScope.MI, Machine: { } machine } when !view.Agents.ContainsKey(machine.Text) =>
                $"there is no machine {machine}",
            { Schedule: { } schedule, Date: { } date } when !view.ScheduleDays.ContainsKey((schedule, date)) => string.Create(
                CultureInfo.InvariantCulture,
                $"there is no schedule {schedule} of {date:yyyy-MM-dd}"
            ),
            _ => null,
        };

    private static DefinitionEdit<PropertyView> Set(
        DefinitionCatalog catalog,
        Caller caller,
        PropertyPath path,
        Job? job,
        string value,
        bool mustExist,
        DateTimeOffset now
    )
    {
        if (StoredProperties.Find(catalog, path) is null)
        {
            if (mustExist)
            {
                throw None(path);
            }

            if (WhyNoMore(catalog, caller, job) is { } why)
            {
                throw new RefusedException(ProblemCodes.TooMany, $"{why}, which are the most: weir property delete removes one");
            }
        }

        var property = new PropertyRecord(path.ToString(), value, now, caller.Actor.ToString())
        {
            Machine = job?.Machine,
            UserId = job?.UserId,
            User = job?.User,
            Schedule = job?.Schedule ?? path.Schedule,
            Date = job?.ScheduleDate ?? path.Date,
        };
        return new DefinitionEdit<PropertyView>(catalog.With(property.Name, property, now), property.ToView());
    }
}
