namespace Weir.JobVariables;

/// <summary>Who asks for something to be done to a variable.</summary>
/// <param name="User">The user's name.</param>
/// <param name="UserId">The user's id.</param>
/// <param name="GroupId">The user's primary group.</param>
/// <param name="IsAdministrator">Whether other users' variables are open to them too. Passwords and the protection of monitoring bind
/// administrators as well.</param>
/// <param name="Password">The password they gave, or <see langword="null"/>.</param>
public sealed record VariableCaller(string User, uint UserId, uint GroupId, bool IsAdministrator = false, string? Password = null);
