using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>Something odd about a rule. Never an error: the rules decide all the same.</summary>
/// <param name="Rule">The rule it is about.</param>
/// <param name="Code">Stable word: <c>duplicate</c>, <c>never-reached</c>, <c>order-by-name</c>, <c>unlikely-filter</c>.</param>
/// <param name="Text">What, and what to do about it.</param>
public sealed record RuleFinding(ObjectName Rule, string Code, string Text);
