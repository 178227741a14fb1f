namespace Weir.Jobs;

/// <summary>
/// Who acted, from where and on whose behalf: kept in columns of its own, so that nobody has to read it out of a sentence.
/// Names are made printable here, once, so that none of them passes for another.
/// </summary>
/// <param name="User">The user who is proven: by the kernel, a token, a session.</param>
/// <param name="Origin">By which way it came.</param>
/// <param name="Machine">The machine whose user that is; <see langword="null"/> where it is not known.</param>
/// <param name="UserId">The user's id on that machine, where the kernel said it.</param>
/// <param name="Through">The token, the agent's machine or the definition it came through.</param>
/// <param name="Address">The TCP address it came from.</param>
/// <param name="OnBehalfOf">For whom the proven user says to act; a claim of that user.</param>
public sealed record Actor(
    string User,
    ActorOrigin Origin,
    string? Machine = null,
    long? UserId = null,
    string? Through = null,
    string? Address = null,
    string? OnBehalfOf = null
)
{
    private const int LongestName = 128;

    /// <summary>The user who is proven.</summary>
    public string User { get; } = Printable.Escape(User, LongestName);

    /// <summary>The machine whose user that is.</summary>
    public string? Machine { get; } = Clean(Machine);

    /// <summary>The token, the agent's machine or the definition it came through.</summary>
    public string? Through { get; } = Clean(Through);

    /// <summary>The TCP address it came from.</summary>
    public string? Address { get; } = Clean(Address);

    /// <summary>For whom the proven user says to act.</summary>
    public string? OnBehalfOf { get; } = Clean(OnBehalfOf);

    /// <summary>Weir itself.</summary>
    public static Actor Weir { get; } = new("weir", ActorOrigin.Weir);

    /// <summary>Whose act it is: the one for whom it was done, else the one who did it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => OnBehalfOf ?? User;

    /// <summary>From where, in one word.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Place =>
        Origin switch
        {
            ActorOrigin.Console => "console",
            ActorOrigin.Token or ActorOrigin.Xml => Address ?? Machine,
            ActorOrigin.Definition => "the server",
            _ => Machine,
        };

    /// <summary>Somebody of whom only a sentence is known.</summary>
    public static Actor FromSentence(string sentence) => new(sentence, ActorOrigin.Unknown);

    /// <summary>The same, saying to act for another.</summary>
    public Actor For(string user) => new(User, Origin, Machine, UserId, Through, Address, user);

    /// <summary>The same as reported by the agent of a machine, which speaks for its own machine only.</summary>
    public Actor ReportedBy(string machine) => new(User, Origin, machine, UserId, Through, Address, OnBehalfOf);

    /// <summary>Who, and from where, as histories show it.</summary>
    public override string ToString() => Place is { } place ? $"{Name} at {place}" : Name;

    private static string? Clean(string? name) => name is null ? null : Printable.Escape(name, LongestName);
}
