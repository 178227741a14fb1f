using System.Text;
using System.Text.Unicode;
using Weir.Agent.Captures;
using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Tracking.Variables;

namespace Weir.Agent.Placeholders;

/// <summary>
/// Fills the placeholders of what a definition or a capture has run, at the job's start and on its machine. Of what somebody else
/// submitted, and a rule took, only the local data area: nothing else of it is looked through.
/// </summary>
internal sealed class PlaceholderFilling(
    AgentOptions options,
    VariableCache variables,
    RuleNames names,
    OutsideAnswers outside,
    TimeProvider time
)
{
    private const int MostTold = 3500;
    private const int LongestTold = 200;

    /// <summary>Fills them, or says which variable failed and why.</summary>
    /// <param name="number">The job.</param>
    /// <param name="rule">The rule that took it, or <see langword="null"/>.</param>
    /// <param name="submission">What is to be started.</param>
    /// <param name="submitter">As whom.</param>
    public async Task<FilledSubmission> FillAsync(TrackingNumber number, string? rule, Submission submission, Submitter submitter)
    {
        var now = time.GetUtcNow();
        var all = variables.All;
        if ((submission.FilledFor ?? (all.HasLocalDataArea ? names.PlaceOf(rule, submission) : null)) is not { } place)
        {
            return new FilledSubmission(now, submission, submission.Arguments);
        }

        var context = ContextOf(submission, place);
        var areas = all.OfLocalDataArea(context);
        if (submission.FilledFor is null && areas.Count == 0)
        {
            return new FilledSubmission(now, submission, submission.Arguments);
        }

        var expansion = new VariableExpansion(all, context, variables.Delimiters);
        while (true)
        {
            if (Fill(now, submission, areas, expansion) is { } filled)
            {
                return filled;
            }

            if (expansion.Fault is { } fault)
            {
                return new FilledSubmission(now, null, [], Fault: fault);
            }

            // Each variable is asked for once, so this ends.
            var question = expansion.Question!;
            var answer = await outside.AskAsync(question, number, submission, submitter).ConfigureAwait(false);
            if (answer.Text is { } text)
            {
                expansion.Answer(question, text);
            }
            else
            {
                expansion.Fail(question, answer.Fault);
            }
        }
    }

    private VariableContext ContextOf(Submission submission, FilledFor place)
    {
        var clock = time.GetLocalNow();
        var given = new Dictionary<ObjectName, string>();
        foreach (var entry in submission.Environment)
        {
            if (
                TextOf(entry) is { } text
                && JobProperty.TryFromEntry(text, out var property)
                && ObjectName.TryParse(property.Name, out var name)
            )
            {
                given[name] = property.Value;
            }
        }

        return new VariableContext
        {
            Schedule = place.Schedule,
            Master = place.Master,
            Job = submission.Name,
            Date = place.Date ?? DateOnly.FromDateTime(clock.DateTime),
            JobDate = submission.JobDate,
            Clock = clock,
            Given = given,
        };
    }

    private FilledSubmission? Fill(
        DateTimeOffset now,
        Submission submission,
        IReadOnlyList<VariableDefinition> areas,
        VariableExpansion expansion
    )
    {
        var (arguments, environment) = (Texts.Of(submission.Arguments), Texts.Of(submission.Environment));
        var isWhole = submission.FilledFor is not null;
        if (
            (
                isWhole
                    ? CommandExpansion.Expand(arguments.Read, environment.Read, expansion)
                    : new ExpandedCommand(arguments.Read, environment.Read)
            )
            is not { } expanded
        )
        {
            return null;
        }

        List<(VariableDefinition Variable, string Value)> written = [];
        foreach (var variable in areas)
        {
            if (expansion.Resolve(variable) is not { } value)
            {
                return null;
            }

            written.Add((variable, value.Value));
        }

        var filled = arguments.Put(expanded.Arguments);
        var length = expanded.Arguments.Concat(expanded.Environment).Sum(text => (long)text.Length);
        return isWhole && length > StartPlanned.MostCharacters
            ? new FilledSubmission(
                now,
                null,
                [],
                Fault: $"its command and environment have {length} characters with the values of variables: allowed are {StartPlanned.MostCharacters}"
            )
            : new FilledSubmission(
                now,
                submission with
                {
                    Arguments = filled,
                    Environment = environment.Put(expanded.Environment),
                    LocalDataArea = AreaOf(submission.LocalDataArea, written),
                },
                [.. filled.Select(argument => Hidden(argument, expansion))],
                Told(expansion, written)
            );
    }

    private static byte[]? AreaOf(byte[]? area, List<(VariableDefinition Variable, string Value)> written)
    {
        if (written.Count == 0)
        {
            return area;
        }

        var whole = LocalDataAreas.Whole(area);
        foreach (var (variable, value) in written)
        {
            variable.LocalDataArea!.Write(whole, value);
        }

        return whole;
    }

    // As the commands of this machine are shown: without secrets, whole, or not at all.
    private string? Told(VariableExpansion expansion, List<(VariableDefinition Variable, string Value)> written)
    {
        List<string> told =
        [
            .. expansion.PutIn.Select(variable => Told($"{variable.Name}", variable.Name, variable.Value, expansion)),
            .. written.Select(area =>
                Told(
                    $"{area.Variable.Name} at {area.Variable.LocalDataArea} of the local data area",
                    area.Variable.Name,
                    area.Value,
                    expansion
                )
            ),
        ];
        return told.Count == 0 ? null : Printable.Escape($"variables: {string.Join(", ", told)}", MostTold);
    }

    private string Told(string what, ObjectName name, string value, VariableExpansion expansion) =>
        options.Commands == CommandText.None ? what
        : options.Commands == CommandText.Redacted && SecretFields.IsSecret(name.Text, value) ? $"{what} is {SecretForms.Hidden}"
        : $"{what} is '{Printable.Escape(Hidden(value, expansion), LongestTold)}'";

    private byte[] Hidden(byte[] argument, VariableExpansion expansion) =>
        TextOf(argument) is { } text ? Encoding.UTF8.GetBytes(Hidden(text, expansion)) : argument;

    // A secret may be nested in a value that is none.
    private string Hidden(string text, VariableExpansion expansion) =>
        options.Commands != CommandText.Redacted
            ? text
            : SecretFields.Redact(
                SecretForms.Redact(
                    expansion
                        .Steps.Where(step => step.Value.Length > 0 && SecretFields.IsSecret(step.Name, step.Value))
                        .Aggregate(text, (left, step) => left.Replace(step.Value, SecretForms.Hidden, StringComparison.Ordinal))
                )
            );

    private static string? TextOf(byte[] bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Bytes as texts; those that are none are empty there, and stay what they are.</summary>
    private sealed record Texts(IReadOnlyList<byte[]> Bytes, IReadOnlyList<string> Read, IReadOnlyList<bool> IsText)
    {
        public static Texts Of(IReadOnlyList<byte[]> bytes)
        {
            var read = bytes.Select(TextOf).ToList();
            return new Texts(bytes, [.. read.Select(text => text ?? "")], [.. read.Select(text => text is not null)]);
        }

        /// <summary>The bytes of the filled texts, and of those that are new.</summary>
        public IReadOnlyList<byte[]> Put(IReadOnlyList<string> filled) =>
            [.. filled.Select((text, i) => i < Bytes.Count && !IsText[i] ? Bytes[i] : Encoding.UTF8.GetBytes(text))];
    }
}
