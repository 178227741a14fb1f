namespace Weir.JobVariables;

/// <summary>A condition as a tree.</summary>
internal abstract record Expression
{
    internal sealed record Compare(Operand Left, Comparison Operator, Operand Right) : Expression;

    internal sealed record Not(Expression Inner) : Expression;

    internal sealed record And(Expression Left, Expression Right) : Expression;

    internal sealed record Or(Expression Left, Expression Right) : Expression;

    internal sealed record Xor(Expression Left, Expression Right) : Expression;
}
