namespace Weir.Schedules.Expressions;

/// <summary>What a part of an expression is.</summary>
public enum ExpressionKind
{
    /// <summary>A property: a text, which is read as what it is compared with.</summary>
    Any,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,
}
