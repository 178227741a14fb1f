namespace Weir.Host;

/// <summary>The file that holds a token.</summary>
internal static class TokenFile
{
    public static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{file} cannot be read ({Plain.Of(refusal)}): name the token's file with --token-file");
        }
    }
}
