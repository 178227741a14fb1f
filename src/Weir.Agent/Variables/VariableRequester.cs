using Weir.Jobs;
using Weir.JobVariables;

namespace Weir.Agent.Variables;

/// <summary>
/// Who asks for something about variables: a user of this machine, as the kernel says, with a password where one was given.
/// </summary>
/// <param name="Submitter">The user.</param>
/// <param name="Role">What the user may do.</param>
/// <param name="Password">A variable's password, or <see langword="null"/>.</param>
public sealed record VariableRequester(Submitter Submitter, Role Role, string? Password)
{
    /// <summary>The same as it is kept with what the asker does.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Why, in the asker's words.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the asker acts for all users.</summary>
    public bool IsOperator => Role >= Role.Operator;

    internal VariableCaller Caller => VariableNames.CallerOf(Submitter, Role == Role.Administrator, Password);
}
