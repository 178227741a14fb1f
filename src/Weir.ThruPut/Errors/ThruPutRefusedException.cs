namespace Weir.ThruPut;

/// <summary>A request that was understood and cannot be answered: the reply has the code and the text.</summary>
public sealed class ThruPutRefusedException(string code, string text) : Exception(text)
{
    /// <summary>Of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; } = code;
}
