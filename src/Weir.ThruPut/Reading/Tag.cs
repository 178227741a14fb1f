namespace Weir.ThruPut.Reading;

/// <summary>A start tag that the cursor stood on, and where.</summary>
internal readonly record struct Tag(string Name, int Depth, bool IsEmpty, int Line, int Column)
{
    public ThruPutError Error(string code, string text) => new(code, text, Line, Column);
}
