namespace Weir.Web.Callers;

/// <summary>The tokens that are in force.</summary>
public interface ITokens
{
    /// <summary>What the token with this hash (SHA-256, hexadecimal) stands for, or <see langword="null"/>.</summary>
    TokenGrant? Find(string hash);

    /// <summary>Whether a token of this name is in force.</summary>
    bool Has(string name);
}
