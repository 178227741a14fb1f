using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Jobs.Properties;
using Weir.Schedules.Events;
using Weir.Schedules.Expressions;

namespace Weir.Day.State;

/// <summary>An expression as one job asks it: what each of its names is of that job.</summary>
internal sealed class AskedExpression
{
    private readonly Dictionary<ExpressionName, PlaceholderName> _kept = [];
    private readonly Dictionary<ExpressionName, ExpressionValue> _fixed = [];
    private readonly string? _fault;

    private AskedExpression(ExpressionText text, Expression? expression, string? fault) =>
        (Written, Expression, _fault) = (text, expression, fault);

    /// <summary>As it is written.</summary>
    public ExpressionText Written { get; }

    /// <summary>The same.</summary>
    public string Text => Written.Text;

    /// <summary>What it means; <see langword="null"/> where this version cannot read it.</summary>
    public Expression? Expression { get; }

    /// <summary>What it names that may change.</summary>
    public IReadOnlyCollection<PlaceholderName> Kept => _kept.Values;

    /// <summary>Reads one for a job.</summary>
    public static AskedExpression By(Job job, ExpressionText text)
    {
        if (!Expression.TryParse(text.Text, out var expression, out var fault))
        {
            return new AskedExpression(text, null, fault.Text);
        }

        var asked = new AskedExpression(text, expression, null);
        foreach (var name in expression.Names)
        {
            if (FixedOf(job, name) is { } value)
            {
                asked._fixed[name] = value;
            }
            else if (KeptOf(job, name) is { } kept)
            {
                asked._kept[name] = kept;
            }
        }

        return asked;
    }

    /// <summary>What is kept under a name of it; <see langword="null"/> where that never changes.</summary>
    public PlaceholderName? KeptUnder(ExpressionName name) => _kept.GetValueOrDefault(name);

    /// <summary>What a name of it stands for, where values are as they are kept.</summary>
    public ExpressionValue? ValueOf(ExpressionName name, Func<PlaceholderName, ExpressionValue?> values) =>
        _fixed.TryGetValue(name, out var value) ? value
        : _kept.TryGetValue(name, out var kept) ? values(kept)
        : null;

    /// <summary>Asks it.</summary>
    public ExpressionResult Ask(Func<PlaceholderName, ExpressionValue?> values) =>
        Expression?.Evaluate(name => ValueOf(name, values)) ?? new ExpressionResult(false, _fault);

    // As events have it: what the job and the instance of its schedule were given comes first.
    private static ExpressionValue? FixedOf(Job job, ExpressionName name)
    {
        switch (name.Text.ToUpperInvariant())
        {
            case "$JOB NAME":
                return ExpressionValue.Of(job.Name.Text);
            case "$SCHEDULE NAME":
                return ExpressionValue.Of(job.Schedule.Text);
            case "$SCHEDULE DATE":
                return ExpressionValue.Of(job.ScheduleDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            case "$MACHINE NAME":
                return ExpressionValue.Of(job.Machine);
            case "$FREQUENCY NAME":
                return ExpressionValue.Of(job.Plan?.Frequency ?? "");
        }

        var (scope, own) = name.Kept switch
        {
            { Own: (var of, var called) } => ((PropertyScope?)of, called.Text),
            { Property: { Scope: PropertyScope.OI } all } when !name.Text.Contains('.', StringComparison.Ordinal) => (
                PropertyScope.OI,
                all.Name.Text
            ),
            _ => (null, ""),
        };
        var ofJob = scope is PropertyScope.JI or PropertyScope.OI
            ? job.Plan?.Command?.Environment.Select(PropertyIn).OfType<JobProperty>()
            : [];
        var ofDay = scope is PropertyScope.SI or PropertyScope.OI ? job.Plan?.Instance?.Properties : [];
        return
            (ofJob ?? []).Concat(ofDay ?? []).FirstOrDefault(given => given.Name.Equals(own, StringComparison.OrdinalIgnoreCase))
                is { } property
            ? ExpressionValue.Of(property.Value)
            : null;
    }

    private static JobProperty? PropertyIn(string entry) => JobProperty.TryFromEntry(entry, out var property) ? property : null;

    private static PlaceholderName? KeptOf(Job job, ExpressionName name) =>
        name.Kept switch
        {
            { Own: (PropertyScope.JI, var own) } => PlaceholderName.Of(PropertyPath.OfJob(own, job.Number)),
            { Own: (PropertyScope.SI, var own) } => PlaceholderName.Of(PropertyPath.OfDay(own, job.ScheduleDate, job.Schedule)),
            { Own: (PropertyScope.MI, var own) } => ObjectName.TryParse(job.Machine, out var machine)
                ? PlaceholderName.Of(PropertyPath.OfMachine(own, machine))
                : null,
            var kept => kept,
        };
}
