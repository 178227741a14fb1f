namespace Weir.JobVariables;

/// <summary>Writes conditions as they can be read again.</summary>
internal static class ConditionWriter
{
    public static string Write(Expression expression) =>
        expression switch
        {
            Expression.Compare compare => $"({compare.Left} {Sign(compare.Operator)} {compare.Right})",
            Expression.Not not => $"(NOT {Write(not.Inner)})",
            Expression.And and => $"({Write(and.Left)} AND {Write(and.Right)})",
            Expression.Or or => $"({Write(or.Left)} OR {Write(or.Right)})",
            Expression.Xor xor => $"({Write(xor.Left)} XOR {Write(xor.Right)})",
            _ => throw new InvalidOperationException("there is no such expression"),
        };

    private static string Sign(Comparison comparison) =>
        comparison switch
        {
            Comparison.Equal => "=",
            Comparison.NotEqual => "<>",
            Comparison.Less => "<",
            Comparison.LessOrEqual => "<=",
            Comparison.Greater => ">",
            _ => ">=",
        };
}
