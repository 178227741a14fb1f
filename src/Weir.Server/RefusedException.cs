namespace Weir.Server;

/// <summary>The server will not do it; nothing changed.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>Makes a refusal.</summary>
    public RefusedException(string code, string message)
        : base(message) => Code = code;

    /// <summary>Stable word of the problem codes.</summary>
    public string Code { get; }
}
