namespace Weir.JobVariables;

/// <summary>Works a condition out.</summary>
internal sealed class ConditionEvaluator(IConditionValues values)
{
    // Both sides are looked at always: a missing variable is said whatever the other side is.
    public bool? Evaluate(Expression expression) =>
        expression switch
        {
            Expression.Compare compare => Compare(compare),
            Expression.Not not => !Evaluate(not.Inner),
            Expression.And and => Join(and.Left, and.Right, static (left, right) => left && right),
            Expression.Or or => Join(or.Left, or.Right, static (left, right) => left || right),
            Expression.Xor xor => Join(xor.Left, xor.Right, static (left, right) => left != right),
            _ => throw new InvalidOperationException("there is no such expression"),
        };

    private bool? Join(Expression left, Expression right, Func<bool, bool, bool> join) =>
        Evaluate(left) is { } one && Evaluate(right) is { } other ? join(one, other) : null;

    private bool? Compare(Expression.Compare compare)
    {
        VariableValue? left = null,
            right = null;
        if (!TryFind(compare.Left, ref left) || !TryFind(compare.Right, ref right))
        {
            return null;
        }

        var characters = CharacterSet.For(left?.Encoding ?? right?.Encoding ?? VariableEncoding.Ascii);
        var order = Order(Bytes(compare.Left, left, characters), Bytes(compare.Right, right, characters), characters.Blank);
        return compare.Operator switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private bool TryFind(Operand operand, ref VariableValue? value)
    {
        if (operand is not Operand.Variable variable)
        {
            return true;
        }

        value = values.ValueOf(variable.Name);
        return value is not null;
    }

    private static ReadOnlySpan<byte> Bytes(Operand operand, VariableValue? value, CharacterSet characters) =>
        operand switch
        {
            Operand.Variable variable => CharacterSet.For(value!.Value.Encoding) is var own && own == characters
                ? value.Value.Part(variable.Start, variable.Length).Span
                : own.Convert(value.Value.Part(variable.Start, variable.Length).Span, characters),
            Operand.Characters text => characters.TryEncode(text.Text),
            Operand.Bytes bytes => bytes.Value,
            _ => throw new InvalidOperationException("there is no such operand"),
        };

    private static int Order(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, byte blank)
    {
        var common = Math.Min(left.Length, right.Length);
        var order = left[..common].SequenceCompareTo(right[..common]);
        return order != 0 ? order : Rest(left[common..], blank) - Rest(right[common..], blank);
    }

    // Where the first byte that is no blank stands to the blanks that the other side is filled up with.
    private static int Rest(ReadOnlySpan<byte> bytes, byte blank)
    {
        var place = bytes.IndexOfAnyExcept(blank);
        return place < 0 ? 0 : bytes[place].CompareTo(blank);
    }
}
