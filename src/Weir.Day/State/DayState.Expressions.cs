using Weir.Day.State;
using Weir.Schedules.Events;
using Weir.Schedules.Expressions;

namespace Weir.Day;

/// <summary>What jobs name in expressions that they wait for.</summary>
public sealed partial class DayState
{
    internal ExpressionsOfDay Expressions { get; }

    /// <summary>What a name stands for that people chose; <see langword="null"/> where there is none such.</summary>
    public ExpressionValue? FindValue(PlaceholderName name) => Expressions.ValueOf(name);
}
