namespace Weir.JobVariables;

/// <summary>One job variable of this agent: whose it is and what it is called. Also its file, <c>USER/NAME</c>.</summary>
public readonly record struct VariableId
{
    /// <summary>Names a variable.</summary>
    /// <exception cref="FormatException">The user or the name cannot be one.</exception>
    public VariableId(string user, string name)
    {
        if (!VariableName.IsUser(user) || !VariableName.IsProper(name))
        {
            throw new FormatException($"'${Jobs.Printable.Escape(user)}.{Jobs.Printable.Escape(name)}' is not the name of a job variable");
        }

        User = user;
        Name = name.ToUpperInvariant();
    }

    /// <summary>The owner's user name.</summary>
    public string User { get; }

    /// <summary>The name, in capitals.</summary>
    public string Name { get; }

    /// <summary><c>$USER.NAME</c>.</summary>
    public override string ToString() => $"${User}.{Name}";
}
