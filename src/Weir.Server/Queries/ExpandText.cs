using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Jobs.Plans;
using Weir.Protocol;
using Weir.Protocol.Placeholders;
using Weir.Server.Agents;
using Weir.Server.Definitions;
using Weir.Server.Loop;
using Weir.Tracking.Variables;

namespace Weir.Server.Queries;

/// <summary>
/// <c>weir var expand TEXT</c>: what a text would become. Nothing is run and no file is read for it: what a program, a file or the
/// environment says is known at the start.
/// </summary>
public static class ExpandText
{
    private const int Longest = 20_000;

    /// <summary>Expands a text for a job, a schedule or nothing.</summary>
    /// <exception cref="RefusedException">The text is too long, or there is no such job that the caller sees.</exception>
    public static async Task<Expansion> ExpandTextAsync(
        this WeirServer server,
        Caller caller,
        ExpansionRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Text is not { Length: <= Longest })
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"a text of at most {Longest} characters is expanded")
            );
        }

        var clock = server.Options.BusinessDay.ClockOf(server.Time.GetUtcNow());
        var today = server.Options.BusinessDay.DateOf(server.Time.GetUtcNow());
        if (request.Number is not { } number)
        {
            return await server
                .ReadAsync(
                    view => Expand(view.Definitions, machine: null, request.Text, Context(view, request, clock, today)),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        var job = await server
            .VisibleAsync(
                caller,
                Operation.ShowJob,
                TrackingNumber.TryParse($"{number}", out var read) ? read : throw NoNumber(),
                cancellationToken
            )
            .ConfigureAwait(false);
        return await server
            .ReadAsync(view => Expand(view.Definitions, job.Machine, request.Text, Context(job, request, clock)), cancellationToken)
            .ConfigureAwait(false);
    }

    private static RefusedException NoNumber() =>
        new(ProblemCodes.BadRequest, $"a job's number is 1 to {TrackingNumber.Maximum.ToString(CultureInfo.InvariantCulture)}");

    private static VariableContext Context(DayView view, ExpansionRequest request, DateTimeOffset clock, DateOnly today)
    {
        var (date, schedule) = (request.Date ?? today, Name(request.Schedule));
        var instance = schedule is { } name && view.ScheduleDays.TryGetValue((name, date), out var day) ? day.Instance : null;
        return new VariableContext
        {
            Schedule = schedule,
            Master = instance?.Of ?? schedule,
            Job = Name(request.Job),
            Date = date,
            Clock = clock,
            Given = Given(instance?.Properties ?? []),
        };
    }

    private static VariableContext Context(Job job, ExpansionRequest request, DateTimeOffset clock) =>
        new()
        {
            Schedule = job.Schedule,
            Master = job.Plan?.Instance?.Of ?? job.Schedule,
            Job = job.Name,
            Date = request.Date ?? job.ScheduleDate,
            JobDate = job.JobDate,
            Clock = clock,
            Given = Given(
                (job.Plan?.Instance?.Properties ?? []).Concat(
                    (job.Plan?.Command?.Environment ?? []).Select(entry => JobProperty.TryFromEntry(entry, out var own) ? own : null)
                )
            ),
        };

    private static Dictionary<ObjectName, string> Given(IEnumerable<JobProperty?> properties)
    {
        var given = new Dictionary<ObjectName, string>();
        foreach (var property in properties.OfType<JobProperty>())
        {
            if (ObjectName.TryParse(property.Name, out var name))
            {
                given[name] = property.Value;
            }
        }

        return given;
    }

    private static ObjectName? Name(string? text) =>
        text is null ? null
        : ObjectName.TryParseDay(text, out var name) ? name
        : throw new RefusedException(
            ProblemCodes.BadRequest,
            $"'{Printable.Escape(text)}' is not a name: allowed are {ObjectName.AllowedOfDays}"
        );

    private static Expansion Expand(DefinitionCatalog catalog, string? machine, string text, VariableContext context) =>
        Expand(VariablesOfMachine.SetOf(catalog), VariablesOfMachine.DelimitersOf(catalog, machine), text, context);

    internal static Expansion Expand(VariableSet set, Delimiters delimiters, string text, VariableContext context)
    {
        var expansion = new VariableExpansion(set, context, delimiters);
        var expanded = expansion.Expand(text);
        while (expansion.Question is { } question)
        {
            expansion.Postpone(question, $"({question.Variable.Source}, at the start)");
            expanded = expansion.Expand(text);
        }

        return new Expansion(
            expanded,
            [.. expansion.Steps.Select(step => new ExpandedName(step.Depth, step.Name, step.From, step.Text, step.Value))],
            expansion.Fault
        );
    }
}
