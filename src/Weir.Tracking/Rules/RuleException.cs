namespace Weir.Tracking.Rules;

/// <summary>A rule that cannot be. The message is one sentence for each fault.</summary>
public sealed class RuleException : FormatException
{
    public RuleException() { }

    public RuleException(string message)
        : base(message) { }

    public RuleException(string message, Exception innerException)
        : base(message, innerException) { }

    internal RuleException(IReadOnlyList<RuleFault> faults)
        : base(string.Join("; ", faults.Select(fault => fault.Text))) => Faults = faults;

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<RuleFault> Faults { get; } = [];
}
