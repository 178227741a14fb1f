using System.Globalization;

namespace Weir.JobVariables;

/// <summary>One side of a comparison.</summary>
internal abstract record Operand
{
    /// <summary>A variable, or a part of it.</summary>
    internal sealed record Variable(VariableName Name, int Start, int Length) : Operand
    {
        public const int MostCompared = 64;

        public bool IsWhole => Start == 1 && Length == MostCompared;

        public override string ToString() =>
            IsWhole ? Name.ToString() : string.Create(CultureInfo.InvariantCulture, $"({Name},{Start},{Length})");
    }

    /// <summary>Characters, <c>'…'</c>: in the encoding of what they are compared with.</summary>
    internal sealed record Characters(string Text) : Operand
    {
        public override string ToString() => $"'{Text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>Bytes, <c>X'…'</c>.</summary>
    internal sealed record Bytes(byte[] Value) : Operand
    {
        public bool Equals(Bytes? other) => other is not null && Value.AsSpan().SequenceEqual(other.Value);

        public override int GetHashCode()
        {
            HashCode hash = default;
            hash.AddBytes(Value);
            return hash.ToHashCode();
        }

        public override string ToString() => $"X'{System.Convert.ToHexString(Value)}'";
    }
}
