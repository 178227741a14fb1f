namespace Weir.Schedules.Expressions;

/// <summary>A function that expressions may call: what comes of it follows from its arguments alone.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Takes">What its arguments are.</param>
/// <param name="Gives">What comes of it.</param>
/// <param name="Apply">How.</param>
internal sealed record ExpressionFunction(
    string Name,
    IReadOnlyList<ExpressionKind> Takes,
    ExpressionKind Gives,
    Func<IReadOnlyList<ExpressionValue>, ExpressionValue> Apply
);
