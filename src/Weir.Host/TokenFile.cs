namespace Weir.Host;

/// <summary>The file that holds a token.</summary>
internal static class TokenFile
{
    public static string Read(string file)
    {
        try
        {
            var token = File.ReadAllText(file).Trim();
            return token.Length > 0 && token.All(letter => letter is > ' ' and <= '~')
                ? token
                : throw new StartException($"{file} holds no token, which is one word: weir token add MACHINE --role agent prints one");
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{file} cannot be read ({ErrorText.From(refusal)}): name the token's file with --token-file");
        }
    }
}
