namespace Weir.Day;

/// <summary>The codes of the holders that are kept with a job: only people, or the machine's answer, lift them.</summary>
public static class HoldCodes
{
    /// <summary>Its own user holds it.</summary>
    public const string User = "user-hold";

    /// <summary>An operator, or its job definition for the operators, holds it.</summary>
    public const string Operator = "operator-hold";

    /// <summary>A condition on job variables holds it, until its machine says that it is true.</summary>
    public const string Condition = "condition";

    /// <summary>The schedule did not take it.</summary>
    public const string Rejected = "rejected";

    /// <summary>To let it go failed; an operator looks at it.</summary>
    public const string Undecided = "undecided";

    /// <summary>It is a rerun that its machine has not submitted again yet.</summary>
    public const string Resubmitting = "resubmitting";
}
