using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Weir.Jobs.Outputs;
using Weir.Jobs.Plans;

namespace Weir.Agent.Outputs;

/// <summary>The patterns of job definitions, made once for each copy of one that a job has.</summary>
internal sealed class OutputPatterns
{
    private readonly ConditionalWeakTable<DefinedRun, IReadOnlyList<Regex?>> _made = [];

    /// <summary>One for each rule; <see langword="null"/> where this version cannot read it: it never matches.</summary>
    public IReadOnlyList<Regex?> Of(DefinedRun run) =>
        _made.GetValue(run, static said => [.. said.Messages.Take(OutputRule.Most).Select(Make)]);

    private static Regex? Make(OutputRule rule) => OutputPattern.TryParse(rule.Match, out var pattern) ? pattern : null;
}
