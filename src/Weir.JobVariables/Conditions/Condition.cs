using System.Diagnostics.CodeAnalysis;

namespace Weir.JobVariables;

/// <summary>
/// A condition on job variables, such as <c>((MON.JOB,1,2)='$T' OR (MON.JOB,1,2)='$A')</c>. Values are compared by bytes, at most
/// 64, the shorter side filled up with blanks. Characters stand for bytes in the encoding of the variable that they are compared
/// with, so that <c>&lt;</c> and <c>&gt;</c> go by that encoding's order; of two variables the right one is carried over into the encoding
/// of the left one.
/// </summary>
public sealed class Condition
{
    private readonly Expression _expression;

    internal Condition(Expression expression, IReadOnlyList<VariableName> variables)
    {
        _expression = expression;
        Variables = [.. variables.Where(name => !name.IsSpecial)];
        Specials = [.. variables.Where(name => name.IsSpecial)];
    }

    /// <summary>The variables it names, each once, in the order of their first place; without the special ones.</summary>
    public IReadOnlyList<VariableName> Variables { get; }

    /// <summary>The special variables it names.</summary>
    public IReadOnlyList<VariableName> Specials { get; }

    /// <summary>Whether it can become true by time alone.</summary>
    public bool UsesTime => Specials.Any(SpecialVariables.IsTime);

    /// <summary>Reads a condition.</summary>
    /// <exception cref="FormatException">It is none; the message says where and why.</exception>
    public static Condition Parse(string text) =>
        TryParse(text, out var condition, out var fault) ? condition : throw new FormatException($"not a condition, {fault}");

    /// <summary>Reads a condition, or says where and why it is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Condition? condition, [NotNullWhen(false)] out ConditionFault? fault)
    {
        try
        {
            condition = new ConditionParser(text).Parse();
            fault = null;
            return true;
        }
        catch (ConditionFaultException found)
        {
            condition = null;
            fault = found.Fault;
            return false;
        }
    }

    /// <summary>Whether it is true of these values; <see langword="null"/> where a variable that it names is not there.</summary>
    public bool? Evaluate(IConditionValues values) => new ConditionEvaluator(values).Evaluate(_expression);

    /// <summary>The condition, written with parentheses around everything.</summary>
    public override string ToString() => ConditionWriter.Write(_expression);
}
