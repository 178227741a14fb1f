namespace Weir.Jobs;

/// <summary>Whose a job is: a user of one machine, as its kernel numbers users. The name is for people to read.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="UserId">The user's id there; <see langword="null"/> of a job that an older Weir took in, which kept the name only.</param>
/// <param name="User">The user's name at the submission, or the id in digits where there was none.</param>
public readonly record struct Owner(string Machine, uint? UserId, string User)
{
    /// <summary>
    /// Whether this is the user. Where only a name was kept it is that of the same machine, and never one in digits: that may have
    /// been an id without a name.
    /// </summary>
    public bool Is(string? machine, uint? userId, string user) =>
        string.Equals(Machine, machine, StringComparison.Ordinal)
        && (UserId is { } id ? userId == id : string.Equals(User, user, StringComparison.Ordinal) && !user.All(char.IsAsciiDigit));
}
